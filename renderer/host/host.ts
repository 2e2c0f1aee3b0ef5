import type { CallName, InputOf, OutputOf } from '#core/contract/contract.ts'
import type { EventName, Events } from '#core/contract/events.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { findBridge } from './find-bridge.ts'

const bridge = findBridge()

/** Calls the host. Throws a CallFailed if the host answers with a failure or cannot be reached. */
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
  'edition-opened': [],
  'opening-refused': [],
  'host-trouble': [],
  'window-recovered': [],
  connected: [],
}

bridge.onEvent((message) => {
  // The union of all listeners cannot express that name and detail belong together.
  const interested = listeners[message.name] as ((detail: unknown) => void)[]
  for (const listener of interested) listener(message.detail)
})

/** Calls `listener` for each event of a name, for the lifetime of the window. */
export function onHostEvent<Name extends EventName>(name: Name, listener: Listener<Name>): void {
  listeners[name].push(listener)
}
