import type { Bridge } from '../../../renderer/host/bridge.ts'
import { datasetAnswers } from '../dataset-answers.ts'

/** Answers the calls that these tests make with the shipped dataset. Import it before anything that calls the host. */
const bridge: Bridge = {
  call: (name, input) => {
    const value = datasetAnswers[name]?.(input)
    return Promise.resolve(
      value === undefined
        ? { ok: false, error: { code: 'unknown-call', message: name, details: [] } }
        : { ok: true, value },
    )
  },
  onEvent: () => undefined,
}

Object.defineProperty(window, 'atlasBridge', { value: bridge })
Element.prototype.scrollIntoView = () => undefined
