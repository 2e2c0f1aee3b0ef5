export const modifierListTexts = {
  find: 'Find a modifier',
  appendices: 'Appendices',
  noMatches: 'No matches',
}

export const modifierCardTexts = {
  modifier: (modifier: string) => `Modifier ${modifier}`,
  kind: (group: string) => `${group} modifier`,
  all: 'All modifiers',
}

export const referencesPageTexts = {
  title: 'Modifiers and appendices',
  modifiers: (group: string) => `${group} modifiers`,
  appendices: 'Appendices',
}
