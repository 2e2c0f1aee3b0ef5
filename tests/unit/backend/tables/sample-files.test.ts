import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTableFile } from '#backend/tables/table-file.ts'
import type { FieldId } from '#core/tables/fields.ts'
import { codeSystemOf } from '#core/tables/table-code.ts'
import { makeZip } from '../../../fixtures/files/make-zip.ts'
import type { TableContent } from '#core/tables/table.ts'

const folder = join(import.meta.dirname, '../../../fixtures/tables')

async function readSample(name: string) {
  const file = await openTableFile(readFileSync(join(folder, name)), name)
  return { ...(await file.read(0, undefined, () => undefined)), offers: file.offers }
}

/** What a table says about a code, or about its row with a modifier. */
function valueOf({ codes, modifiers, columns }: TableContent, code: string, modifier = '') {
  const row = codes.findIndex(
    (each, index) => each === code && (modifiers?.[index] ?? '') === modifier,
  )
  return (field: FieldId) => columns[field]?.[row]
}

const release = (year: number, month: number) => ({ year, month })

describe('every sample', () => {
  it.each([
    ['pprrvu-2026-jul-nonqpp.csv', 'pprrvu', release(2026, 7), 50],
    ['pprrvu-2026-jul-nonqpp.txt', 'pprrvu', release(2026, 7), 50],
    ['pprrvu-2025-oct.csv', 'pprrvu', release(2025, 10), 50],
    ['pprrvu-2025-oct.txt', 'pprrvu', release(2025, 10), 50],
    ['pprrvu-2025-oct.xlsx', 'pprrvu', release(2025, 10), 50],
    ['pprrvu-2022-jan.csv', 'pprrvu', release(2022, 1), 38],
    ['pprrvu-2022-jan.xlsx', 'pprrvu', release(2022, 1), 38],
    ['clfs-2026-q2.csv', 'clfs', release(2026, 4), 54],
    ['clfs-2026-q2.txt', 'clfs', release(2026, 4), 54],
    ['clfs-2026-q2.xlsx', 'clfs', release(2026, 4), 54],
    ['opps-addendum-b-2019-jan.xlsx', 'opps', release(2019, 1), 53],
    ['opps-addendum-b-2023-jan.xlsx', 'opps', release(2023, 1), 60],
    ['opps-addendum-b-2026-jan.reconstructed.csv', 'opps', release(2026, 1), 60],
    ['asc-aa-2023-oct.csv', 'asc-aa', release(2023, 10), 38],
    ['asc-aa-2024-jul.txt', 'asc-aa', release(2024, 7), 39],
    ['asc-aa-2026-jan.csv', 'asc-aa', release(2026, 1), 40],
    ['asc-bb-2026-jan.csv', 'asc-bb', release(2026, 1), 39],
    ['asc-ee-2026-jan.csv', 'asc-ee', release(2026, 1), 34],
    ['hcpcs-2017-anweb.txt', 'hcpcs', release(2017, 1), 30],
    ['hcpcs-2019-anweb.txt', 'hcpcs', release(2019, 1), 32],
    ['hcpcs-2019-anweb.xlsx', 'hcpcs', release(2019, 1), 33],
    ['hcpcs-2025-oct-anweb.rebuilt.txt', 'hcpcs', release(2025, 10), 36],
    ['hcpcs-2025-oct-anweb.rebuilt.xlsx', 'hcpcs', release(2025, 10), 36],
    ['mue-practitioner-2026-07-01.csv', 'mue', release(2026, 7), 41],
    ['cvx-cpt.txt', 'cvx', release(2026, 7), 34],
    ['ama-LONGULT.made-up.txt', 'ama-long', undefined, 35],
    ['ama-MEDU.made-up.txt', 'ama-medium', undefined, 35],
    ['ama-SHORTU.made-up.txt', 'ama-short', undefined, 35],
    ['ama-ConsumerDescriptor.made-up.txt', 'ama-consumer', undefined, 35],
    ['ama-ClinicianDescriptor.made-up.txt', 'ama-clinician', undefined, 69],
    ['ama-CPTPLA.made-up.xml', 'ama-pla', undefined, 5],
  ])('is recognized by its content: %s is %s', async (name, kind, when, rows) => {
    const table = await readSample(name)
    expect({ kind: table.kind, release: table.release }).toEqual({ kind, release: when })
    expect(table.content.codes).toHaveLength(rows)
  })

  it('is recognized whatever its name', async () => {
    const bytes = readFileSync(join(folder, 'opps-addendum-b-2026-jan.reconstructed.csv'))
    const file = await openTableFile(bytes, 'download (3)')
    expect(file.offers.map(({ kind }) => kind)).toEqual(['opps'])
  })

  it('contains only made-up CPT and CDT descriptors', async () => {
    for (const name of ['pprrvu-2025-oct.csv', 'clfs-2026-q2.csv', 'asc-bb-2026-jan.csv']) {
      const { content } = await readSample(name)
      content.codes.forEach((code, row) => {
        if (codeSystemOf(code) === 'hcpcs') return
        expect(content.columns.short?.[row]).toMatch(/^\[sample\]/)
      })
    }
  })

  it.each([
    ['dhs-2025.txt', 'designated health services'],
    ['ptp-ccipra-v322r0-f1.txt', 'NCCI procedure pairs'],
    ['ama-MODUL.made-up.txt', 'list of modifiers'],
  ])('is rejected by name if it is not a code table: %s', async (name, words) => {
    await expect(readSample(name)).rejects.toThrow(words)
  })
})

describe('the physician fee schedule', () => {
  it('is read the same from CSV, fixed-width text and a spreadsheet', async () => {
    const csv = await readSample('pprrvu-2025-oct.csv')
    const text = await readSample('pprrvu-2025-oct.txt')
    const sheet = await readSample('pprrvu-2025-oct.xlsx')
    expect(text.content).toEqual(csv.content)
    expect(sheet.content).toEqual(csv.content)
  })

  it('has the facts that coders look for, by modifier', async () => {
    const { content } = await readSample('pprrvu-2025-oct.csv')
    const hip = valueOf(content, '27130')
    expect(hip('status')).toBe('A')
    expect(hip('globalDays')).toBe('090')
    expect(hip('workRvu')).toBe('19.6')
    expect(hip('totalFacility')).toBe('38.93')
    expect(hip('conversionFactor')).toBe('32.3465')
    expect(hip('supervision')).toBe('09')
    expect(hip('nonFacilityNa')).toBe('NA')
    expect(valueOf(content, '45378', '53')('workRvu')).toBe('1.63')
  })

  it('is read with the new column of 2026', async () => {
    const { content } = await readSample('pprrvu-2026-jul-nonqpp.csv')
    const visit = valueOf(content, '99213')
    expect(visit('conversionFactor')).toBe('33.4009')
    expect(visit('imagingFamily')).toBe('99')
  })
})

describe('the laboratory fee schedule', () => {
  it('is read with QW as a separate line, and distinguishes no price from 0', async () => {
    const { content } = await readSample('clfs-2026-q2.csv')
    expect(valueOf(content, '80047')('labPrice')).toBe('13.73')
    expect(valueOf(content, '80047', 'QW')('labPrice')).toBe('13.73')
    expect(valueOf(content, '0526U')('labPrice')).toBe('')
    expect(valueOf(content, '0614U')('labEffective')).toBe('2026-04-01')
  })
})

describe('the hospital outpatient addendum', () => {
  it('is read with trailing spaces after codes, and a dot as no value', async () => {
    const { content } = await readSample('opps-addendum-b-2023-jan.xlsx')
    const late = valueOf(content, '0736T')
    expect(late('oppsStatus')).toBe('S')
    expect(late('oppsRate')).toBe('145.43')
    expect(late('oppsCopay')).toBe('')
  })

  it('is read with leading zeros restored', async () => {
    const { content } = await readSample('opps-addendum-b-2019-jan.xlsx')
    expect(content.codes).toContain('00100')
  })
})

describe('the surgery center addenda', () => {
  it('are read with list, indicator and stars', async () => {
    const { content, skipped } = await readSample('asc-aa-2026-jan.csv')
    const scope = valueOf(content, 'G0105')
    expect(scope('ascList')).toBe('AA')
    expect(scope('ascIndicator')).toBe('A2')
    expect(scope('ascNote')).toBe('**')
    expect(skipped[0]?.reason).toContain('NOTE 1')
  })
})

describe('what is not a code', () => {
  it('is listed with line and reason: modifiers of HCPCS Level II', async () => {
    const line = (code: string, sequence: string, type: string, text: string) =>
      `${code.padEnd(5)}${sequence}00${type}${text}`.padEnd(320)
    const text = [
      line('A0021', '001', '3', 'Ambulance'),
      line('   LT', '002', '7', 'Left side'),
      line('   LT', '003', '8', 'of the body'),
      line('A0080', '004', '3', 'Transportation'),
    ].join('\n')
    const file = await openTableFile(Buffer.from(text), 'HCPC2026_ANWEB.txt')
    const { content, skipped } = await file.read(0, undefined, () => undefined)
    expect(content.codes).toEqual(['A0021', 'A0080'])
    expect(skipped).toEqual([
      { line: 2, reason: 'It is a modifier, not a code.' },
      { line: 3, reason: 'It continues the text of a modifier.' },
    ])
  })

  it('is listed with its reason if it is a file in an archive', async () => {
    const addendum = (name: string) => [
      `"Addendum ${name} -- ASC January 2026"`,
      'HCPCS Code,,Short Descriptor,January 2026 Payment Indicator',
      ...['27130', '27447', '27590'].map((code) => `${code},,[sample],J8`),
    ]
    const archive = makeZip([
      { name: 'Addendum AA.csv', bytes: addendum('AA').join('\n') },
      { name: 'Addendum FF.csv', bytes: addendum('FF').join('\n') },
      { name: 'Addendum DD1.csv', bytes: 'Addendum DD1 -- ASC Payment Indicators\nA2,Old list' },
      { name: 'places.csv', bytes: 'Place,Number\nA,10021\nB,10022\nC,10023\nD,10024' },
    ])
    const { offers, skipped } = await openTableFile(archive, 'asc.zip')
    expect(offers.map(({ kind }) => kind)).toEqual(['asc-aa'])
    expect(skipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      expect.stringContaining('Addendum FF.csv: It is Addendum FF'),
      expect.stringContaining('Addendum DD1.csv: It is Addendum DD'),
      'places.csv: It is not a code table that the app can read.',
    ])
  })
})

describe('HCPCS Level II', () => {
  it('is read with continued texts joined, and dates', async () => {
    const { content } = await readSample('hcpcs-2025-oct-anweb.rebuilt.txt')
    const ride = valueOf(content, 'A0080')
    expect(ride('long')).toBe(
      'Non-emergency transportation, per mile - vehicle provided by volunteer (individual or organization), with no vested interest',
    )
    expect(ride('added')).toBe('1982-01-01')
    expect(ride('terminated')).toBe('')
    expect(ride('coverage')).toBe('I')
  })

  it('is read the same from text and a spreadsheet', async () => {
    const text = await readSample('hcpcs-2025-oct-anweb.rebuilt.txt')
    const sheet = await readSample('hcpcs-2025-oct-anweb.rebuilt.xlsx')
    expect(sheet.content.codes).toEqual(text.content.codes)
    expect(sheet.content.columns.long).toEqual(text.content.columns.long)
    expect(sheet.content.columns.terminated).toEqual(text.content.columns.terminated)
  })
})

describe('the other files', () => {
  it('are read with the unit limit, its indicator and setting', async () => {
    const { content, variant } = await readSample('mue-practitioner-2026-07-01.csv')
    expect(variant).toBe('practitioner')
    expect(valueOf(content, '0009U')('mue')).toBe('2')
    expect(valueOf(content, '0009U')('mueIndicator')).toBe('3')
  })

  it('are read with every vaccine of a code', async () => {
    const { content } = await readSample('cvx-cpt.txt')
    const rows = content.codes.flatMap((code, row) => (code === '90581' ? [row] : []))
    expect(rows.map((row) => content.columns.cvx?.[row])).toEqual(['24', '318'])
  })

  it('are read with the tests for laboratory codes', async () => {
    const { content } = await readSample('ama-CPTPLA.made-up.xml')
    expect(valueOf(content, '0001U')('labName')).toBe('[sample] lab 0')
    expect(valueOf(content, '0001U')('plaEffective')).toBe('2018-01-01')
  })
})
