import { z } from 'zod'

/** What is to be told of a package that the app ships: the build writes a list of these to `notices.json` beside the page. */
const noticeSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** The licence's short name, such as `MIT`. */
  license: z.string(),
  /** The licence's text. */
  text: z.string(),
})

export const noticesSchema = z.array(noticeSchema)

export type Notice = z.output<typeof noticeSchema>
