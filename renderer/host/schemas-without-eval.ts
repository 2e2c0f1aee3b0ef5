import { config } from 'zod'

// Import this before creating any schema: the content security policy forbids the code that zod would generate.
config({ jitless: true })
