/** Checks the types of the window, .vue files included, with the arguments of `vue-tsc`. */
import { fileURLToPath } from 'node:url'
import { run } from 'vue-tsc'

/** The path of a `tsc` with the interface of TypeScript 6 and the speed of 7, if one is built for this machine. */
function nativeTsc(): string | undefined {
  try {
    import.meta.resolve(
      `@typescript-native-bridge/${process.platform}-${process.arch}/package.json`,
    )
  } catch {
    return undefined
  }
  return fileURLToPath(import.meta.resolve('typescript-native-bridge/lib/tsc.js'))
}

run(nativeTsc())
