export const outlineTreeTexts = {
  onlyMarked: (edition: string) => `Only new or changed in ${edition}`,
  outlineOf: (edition: string) => `Outline of ${edition}`,
  codes: ' codes',
}
