import { z } from 'zod'

/** A moment as an ISO text in UTC, such as `2026-11-26T01:45:03.000Z`. */
export const timeSchema = z.iso.datetime()
