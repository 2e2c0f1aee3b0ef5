import { keepCompiled } from '#backend/files/keep-compiled.ts'

keepCompiled()
await import('./run.ts')
