import { keepCompiled } from '#backend/files/keep-compiled.ts'

keepCompiled()
await import('./host.ts')
