import { defineStore } from 'pinia'
import { type Code, parseCode } from '#core/codes/code.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'

/** The code on screen or in the search box, which bookmarks, notes and recents remember with their category. */
export const useTypedCode = defineStore('typed-code', () => {
  const navigation = useNavigation()
  const search = useSearch()

  /** Returns the code if the category is the deepest one that contains it in the edition on screen. */
  function leadingTo(category: string): Code | undefined {
    const { edition, view } = navigation
    const code = parseCode(view.kind === 'code' ? view.code : search.query)
    if (code === undefined || edition === undefined) return undefined
    return deepestCategory(edition.placement, code)?.id === category ? code : undefined
  }

  return { leadingTo }
})
