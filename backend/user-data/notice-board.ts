import { randomUUID } from 'node:crypto'
import type { UserDataNotice } from '#core/contract/userdata-calls.ts'

type Warning = 'newer-version' | 'unreadable' | 'not-saved' | 'no-backup'

/** Notices for the user, each shown once. */
export interface NoticeBoard {
  /** The same array until something changes. */
  readonly notices: readonly UserDataNotice[]
  /** Adds a notice about an event. It stays until the user dismisses it. */
  tell(kind: 'restored' | 'started-empty' | 'conflict', message: string): void
  /** Adds a notice about a lasting problem. Once dismissed, it returns only with a different message. */
  warn(kind: Warning, message: string): void
  /** Removes a warning that no longer applies. */
  withdraw(kind: Warning): void
  dismiss(id: string): void
}

/** Returns an empty notice board. `now` gives the time as an ISO date and time. */
export function createNoticeBoard(now: () => string): NoticeBoard {
  let notices: readonly UserDataNotice[] = []
  const warned = new Map<string, string>()

  function dismiss(id: string): void {
    if (notices.some((notice) => notice.id === id)) {
      notices = notices.filter((notice) => notice.id !== id)
    }
  }

  function add(id: string, kind: UserDataNotice['kind'], message: string): void {
    notices = [...notices.filter((notice) => notice.id !== id), { id, kind, message, at: now() }]
  }

  return {
    get notices() {
      return notices
    },
    tell: (kind, message) => add(`${kind} ${randomUUID()}`, kind, message),
    warn: (kind, message) => {
      if (warned.get(kind) === message) return
      warned.set(kind, message)
      add(kind, kind, message)
    },
    withdraw: (kind) => {
      warned.delete(kind)
      dismiss(kind)
    },
    dismiss,
  }
}
