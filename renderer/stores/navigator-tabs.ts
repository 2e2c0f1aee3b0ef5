/** The tabs of the sidebar, in order. */
export const navigatorTabs = ['outline', 'bookmarks', 'recents', 'changes', 'modifiers'] as const
export type NavigatorTab = (typeof navigatorTabs)[number]
