import type { ActionId } from '#core/actions/actions.ts'

/** The implementation of each action. The type requires all of them. */
export type ActionHandlers = Readonly<Record<ActionId, () => void>>

let handlers: ActionHandlers | undefined

export function bindActions(bound: ActionHandlers): void {
  handlers = bound
}

export function runAction(id: ActionId): void {
  handlers?.[id]()
}
