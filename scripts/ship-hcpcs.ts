/**
 * Makes the shipped code table of HCPCS Level II: `node scripts/ship-hcpcs.ts FILE YYYY-MM`. FILE is CMS's
 * Alpha-Numeric HCPCS file (txt, xlsx or its zip), or a CSV of it with the columns code, short_description,
 * long_description, added, effective, terminated, action. The table and its manifest go to `data/tables`.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checksum } from '#backend/files/checksum.ts'
import { encodeTable } from '#backend/tables/encode-table.ts'
import { openTableFile } from '#backend/tables/table-file.ts'
import { releaseWords } from '#core/tables/release.ts'
import { tableFormatVersion } from '#core/tables/table.ts'

const [path, month] = process.argv.slice(2)
if (path === undefined || !/^\d{4}-\d\d$/.test(month ?? '')) {
  console.error('Usage: node scripts/ship-hcpcs.ts FILE YYYY-MM')
  process.exit(2)
}
const folder = join(import.meta.dirname, '..', 'data', 'tables')
const bytes = readFileSync(path)
const file = await openTableFile(bytes, basename(path))
const [offer] = file.offers
const names = offer?.columns?.names
const column = (name: string) => names?.indexOf(name) ?? -1
const mapping =
  names === undefined
    ? undefined
    : {
        code: column('code'),
        fields: {
          short: column('short_description'),
          long: column('long_description'),
          added: column('added'),
          effective: column('effective'),
          terminated: column('terminated'),
          action: column('action'),
        },
      }
const table = await file.read(0, mapping, () => undefined)
const [year = 0, number = 0] = (month ?? '').split('-').map(Number)
const id = `hcpcs-${month ?? ''}`
const { bytes: packed, entry } = await encodeTable(
  {
    id,
    kind: 'hcpcs',
    title: `HCPCS Level II, ${releaseWords({ year, month: number })}`,
    edition: String(year),
    effectiveDate: `${month ?? ''}-01`,
    source: { name: basename(path), sha256: checksum(bytes) },
    added: new Date().toISOString().slice(0, 10),
    codes: table.codes,
    fields: [...table.fields],
  },
  table.content,
)
for (const old of readdirSync(folder)) if (old.endsWith('.json.gz')) rmSync(join(folder, old))
writeFileSync(join(folder, entry.file), packed)
writeFileSync(
  join(folder, 'manifest.json'),
  `${JSON.stringify({ formatVersion: tableFormatVersion, tables: [entry] }, null, 2)}\n`,
)
console.log(`${entry.file}: ${table.codes.hcpcs} codes, ${packed.length} bytes`)
