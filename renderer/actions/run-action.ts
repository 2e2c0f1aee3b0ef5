import type { ActionId } from '#core/actions/actions.ts'

/** What each action does; the type asks for every one of them. */
export type ActionHandlers = Readonly<Record<ActionId, () => void>>

let handlers: ActionHandlers | undefined

export function bindActions(bound: ActionHandlers): void {
  handlers = bound
}

export function runAction(id: ActionId): void {
  handlers?.[id]()
}
