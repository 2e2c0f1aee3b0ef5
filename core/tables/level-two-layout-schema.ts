import { z } from 'zod'

const codeSchema = z.string().regex(/^[A-V]\d{4}$/)
const nameSchema = z.string().min(1).max(120)

/** The layout of HCPCS Level II by letter and group, in our own words. A group ends where the next one starts. */
export const levelTwoLayoutSchema = z.strictObject({
  formatVersion: z.literal(1),
  letters: z.array(
    z.strictObject({
      letter: z.string().regex(/^[A-V]$/),
      name: nameSchema,
      groups: z.array(z.strictObject({ start: codeSchema, name: nameSchema })).min(1),
    }),
  ),
})

export type LevelTwoLayout = Readonly<z.output<typeof levelTwoLayoutSchema>>
