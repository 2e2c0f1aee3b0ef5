import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { useDataset } from './dataset.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'
import { useUserData } from './user-data.ts'

/** The edition in effect today, and whether it is the one on screen. */
export const useInForce = defineStore('in-force', () => {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()
  const userData = useUserData()

  /** An ISO date. The window may stay open overnight. */
  const today = ref(localToday())
  useEventListener(window, 'focus', () => (today.value = localToday()))

  const usable = computed(() => dataset.catalog.editions.filter(({ state }) => state !== 'refused'))
  const inForce = computed(() => {
    const [id] = editionsToTry(usable.value, null, today.value)
    const newest = usable.value.find((edition) => edition.id === id)
    // An own copy has the same date and counts as the same edition.
    const asOld = usable.value.filter(
      ({ effectiveDate }) => effectiveDate === newest?.effectiveDate,
    )
    return asOld.find(({ origin }) => origin === 'shipped') ?? newest
  })
  /** The edition on screen, if another one is in effect. */
  const other = computed(() => {
    const shown = usable.value.find(({ id }) => id === navigation.editionId)
    return shown === undefined || shown.effectiveDate === inForce.value?.effectiveDate
      ? undefined
      : shown
  })

  /** Tells the user once that another edition took effect since the last start. */
  async function announce(): Promise<void> {
    const edition = inForce.value
    const known = userData.session.editionInForce
    if (edition === undefined || known === edition.id) return
    if (known !== '') {
      const text = `${edition.title} took effect on ${edition.effectiveDate}.`
      if (other.value === undefined) messages.say(text)
      else {
        messages.offer('in-force', text, `Switch to ${edition.id}`, () => {
          void navigation.switchEdition(edition.id)
        })
      }
    }
    await userData.apply([{ kind: 'set-session', values: { editionInForce: edition.id } }])
  }

  return { today, inForce, other, announce }
})
