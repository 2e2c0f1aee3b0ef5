import { defineStore } from 'pinia'
import { type Code, parseCode } from '#core/codes/code.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'

/** The code on screen or in the search box, as what is kept of a category remembers it. */
export const useTypedCode = defineStore('typed-code', () => {
  const navigation = useNavigation()
  const search = useSearch()

  /** Returns that code where it leads to a category of the edition on screen: the deepest that contains it. */
  function leadingTo(category: string): Code | undefined {
    const { edition, view } = navigation
    const code = parseCode(view.kind === 'code' ? view.code : search.query)
    if (code === undefined || edition === undefined) return undefined
    return deepestCategory(edition.placement, code)?.id === category ? code : undefined
  }

  return { leadingTo }
})
