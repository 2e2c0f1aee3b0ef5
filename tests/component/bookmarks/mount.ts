import { render } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { type Component, nextTick } from 'vue'
import type { Change } from '#core/userdata/change.ts'
import type { Outline } from '#core/editions/outline.ts'
import { type Snapshot, snapshotOf } from '#core/userdata/snapshot.ts'
import { useDataset } from '../../../renderer/stores/dataset.ts'
import { useNavigation } from '../../../renderer/stores/navigation.ts'
import { useUserData } from '../../../renderer/stores/user-data.ts'
import { shippedOutlines } from '../compare/shipped.ts'
import { startWith } from './fake-host.ts'

/** Renders a component in an edition, with user data from some changes. */
export async function show(
  component: Component,
  edition: string,
  changes: readonly Change[],
  props: Record<string, unknown> = {},
): Promise<void> {
  startWith(...changes)
  const pinia = createPinia()
  setActivePinia(pinia)
  const dataset = useDataset()
  await dataset.readCatalog()
  await dataset.readTheRest()
  await useUserData().read()
  await useNavigation().switchEdition(edition)
  render(component, { global: { plugins: [pinia] }, props })
  await nextTick()
}

/** Returns the snapshot of a category of a shipped edition. */
export function snapshot(edition: string, category: string): Snapshot {
  const outline = shippedOutlines.find((each: Outline) => each.edition === edition)
  const found = outline?.byId.get(category)
  if (outline === undefined || found === undefined) throw new Error(`no ${category} in ${edition}`)
  return snapshotOf(outline, found)
}

/** Returns the change that bookmarks a category of a shipped edition. */
export function bookmarkOf(
  id: string,
  edition: string,
  category: string,
  folder: string | null = null,
): Change {
  return { kind: 'add-bookmark', id, folder, snapshot: snapshot(edition, category) }
}
