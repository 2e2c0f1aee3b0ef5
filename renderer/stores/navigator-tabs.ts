/** What the navigator can show, in the order of its tabs. */
export const navigatorTabs = ['outline', 'bookmarks', 'recents', 'changes', 'modifiers'] as const
export type NavigatorTab = (typeof navigatorTabs)[number]
