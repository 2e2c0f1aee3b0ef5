import type { CallName, InputOf, OutputOf } from '#core/contract/contract.ts'
import type { EventName, Events } from '#core/contract/events.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { findBridge } from './find-bridge.ts'

const bridge = findBridge()

/** Calls the host. Throws a CallFailed where the host answers with a failure or cannot be reached. */
export async function callHost<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const reply = await bridge.call(name, input).catch(() => {
    throw new CallFailed('internal', 'Category Atlas stopped responding. Restart it.')
  })
  if (reply.ok) return reply.value as OutputOf<Name>
  throw new CallFailed(reply.error.code, reply.error.message, reply.error.details)
}

type Listener<Name extends EventName> = (detail: Events[Name]) => void
const listeners: { [Name in EventName]: Listener<Name>[] } = {
  'userdata-changed': [],
  'dataset-changed': [],
  'tables-changed': [],
  'shelves-changed': [],
  'tables-progress': [],
  'action-chosen': [],
  'place-chosen': [],
  'quick-lookup-shown': [],
  'native-state-changed': [],
  'link-opened': [],
  'file-opened': [],
  'opening-refused': [],
  'host-trouble': [],
  'window-recovered': [],
  connected: [],
}

bridge.onEvent((message) => {
  // Name and detail belong together, which the union of all listeners cannot say.
  const interested = listeners[message.name] as ((detail: unknown) => void)[]
  for (const listener of interested) listener(message.detail)
})

/** Calls `listener` at each event of a name, for as long as the window lives. */
export function onHostEvent<Name extends EventName>(name: Name, listener: Listener<Name>): void {
  listeners[name].push(listener)
}
