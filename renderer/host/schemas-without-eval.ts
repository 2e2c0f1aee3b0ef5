import { config } from 'zod'

// Imported before any schema is made: the content security policy forbids the code that zod would make at run time.
config({ jitless: true })
