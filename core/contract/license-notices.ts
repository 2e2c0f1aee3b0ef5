import { z } from 'zod'

/** The license notice of a shipped package. The build writes a list of these to `notices.json` next to the page. */
const noticeSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** The short name of the license, such as `MIT`. */
  license: z.string(),
  /** The text of the license. */
  text: z.string(),
})

export const noticesSchema = z.array(noticeSchema)

export type Notice = z.output<typeof noticeSchema>
