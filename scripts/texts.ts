import { readUiTexts } from './texts/ui-texts.ts'

/** `npm run texts`: prints every text of the UI and the terminal, screen by screen, to be read aloud. */
let screen = ''
let file = ''
for (const text of readUiTexts()) {
  if (text.screen !== screen) console.log(`\n## ${text.screen}`)
  if (text.file !== file) console.log(text.file)
  console.log(`  ${String(text.line).padStart(4)}  ${text.text}`)
  screen = text.screen
  file = text.file
}
