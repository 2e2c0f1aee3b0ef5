import { sameJson } from '../text/same-json.ts'
import type { ChangeOf } from './change.ts'
import type { UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { type Outcome, nothingDone, remarked } from './outcome.ts'
import { sessionAllows, settingAllows } from './settings.ts'

/** Sets and forgets values of the settings, or of the session, each by itself. */
export function setRecord(
  document: UserDocument,
  { kind, values, unset = [] }: ChangeOf<'set-settings'> | ChangeOf<'set-session'>,
): Outcome {
  const part = kind === 'set-settings' ? 'settings' : 'session'
  const allows = kind === 'set-settings' ? settingAllows : sessionAllows
  const old = document[part]
  const next = new Map(Object.entries(old))
  const refused: string[] = []
  for (const key of unset) next.delete(key)
  for (const [key, value] of Object.entries(values)) {
    const fits = next.has(key) || next.size < limits.recordKeys
    if (fits && allows(key, value)) next.set(key, value)
    else refused.push(key)
  }
  const remark =
    refused.length === 0 ? undefined : `These values cannot be saved: ${refused.join(', ')}.`
  const keys = new Set([...Object.keys(old), ...next.keys()])
  const touched = [...keys].filter((key) => !sameJson(old[key], next.get(key)))
  if (touched.length === 0) return nothingDone(document, remark ?? 'No changes')
  const had = touched.filter((key) => Object.hasOwn(old, key))
  return {
    document: { ...document, [part]: Object.fromEntries(next) },
    undo: [
      {
        kind,
        values: Object.fromEntries(had.map((key) => [key, old[key] ?? null])),
        unset: touched.filter((key) => !Object.hasOwn(old, key)),
      },
    ],
    ...remarked(remark),
  }
}
