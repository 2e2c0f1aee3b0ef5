import { describe, expect, it } from 'vitest'
import { type UserDataAnswer, userDataCalls } from '#core/contract/userdata-calls.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { withDifference } from '#core/userdata/document-difference.ts'
import { limits } from '#core/userdata/limits.ts'
import { importFormatOf } from '#core/userdata/exchange/import-format.ts'
import { createUserDataHandlers } from '#backend/user-data/user-data-handlers.ts'
import { addBookmark, setTheme } from '../../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../../fixtures/user-data/model-disk.ts'
import { openOn } from '../../../fixtures/user-data/model-process.ts'

async function open() {
  const store = await openOn(new ModelDisk())
  await store.apply([
    { kind: 'add-folder', id: 'f', name: 'Knee', parent: null },
    addBookmark({ id: 'a', folder: 'f', tags: ['=1+1'] }),
    setTheme('dark'),
  ])
  return { store, handlers: createUserDataHandlers(store) }
}

function documentOf({ content }: UserDataAnswer): UserDocument {
  if ('document' in content) return content.document
  throw new Error('not all of the document')
}

describe('the user data calls', () => {
  it('answer in the form of the contract', async () => {
    const { handlers } = await open()
    const state = await handlers['userdata.read']({})
    expect(userDataCalls['userdata.read'].output.safeParse(state).error).toBeUndefined()
    const applied = await handlers['userdata.apply']({ changes: [setTheme('light')] })
    expect(userDataCalls['userdata.apply'].output.safeParse(applied).error).toBeUndefined()
    const backups = await handlers['userdata.backups'](null)
    expect(userDataCalls['userdata.backups'].output.safeParse(backups).error).toBeUndefined()
  })

  it('answer a caller with an earlier state with the difference', async () => {
    const { store, handlers } = await open()
    const first = await handlers['userdata.read']({})
    const edit = { kind: 'edit-bookmarks', edits: [{ id: 'a', tags: ['new'] }] } as const
    const changes = [edit, addBookmark({ id: 'b', category: 'surgery/b' })]
    const known = first.revision
    const second = await handlers['userdata.apply']({ changes, known })
    expect(second.content).toEqual({
      since: known,
      difference: { bookmarks: [{ items: store.read().document.bookmarks }] },
    })
    const move = { kind: 'move-bookmarks', ids: ['b'], folder: null, before: 'a' } as const
    await store.apply([move])
    const third = await handlers['userdata.read']({ known })
    expect(userDataCalls['userdata.read'].output.safeParse(third).error).toBeUndefined()
    if ('document' in third.content) throw new Error('all of the document')
    expect(withDifference(documentOf(first), third.content.difference)).toEqual(
      store.read().document,
    )
  })

  it('answer with the whole document if the caller’s state is unknown', async () => {
    const { store, handlers } = await open()
    const { revision } = store.read()
    const state = await handlers['userdata.read']({ known: revision })
    expect(documentOf(state)).toEqual(store.read().document)
  })

  it('export what was changed before, although it is not saved yet', async () => {
    const { handlers } = await open()
    const change = addBookmark({ id: 'b', category: 'surgery/b' })
    const applied = handlers['userdata.apply']({ changes: [change] })
    const { text } = await handlers['userdata.export']({ format: 'json' })
    expect(text).toContain('surgery/b')
    await applied
  })

  it.each(['json', 'csv'] as const)('export %s that another folder imports', async (format) => {
    const { store, handlers } = await open()
    const { text, fileName } = await handlers['userdata.export']({ format })
    expect(fileName).toMatch(/^category-atlas-\d{4}-\d\d-\d\d\.(atlasdata|csv)$/)
    expect(importFormatOf(fileName)).toBe(format)

    const other = createUserDataHandlers(await openOn(new ModelDisk()))
    const preview = await other['userdata.previewImport']({ format, text })
    expect(userDataCalls['userdata.previewImport'].output.safeParse(preview).error).toBeUndefined()
    expect(preview.counts.find(({ kind }) => kind === 'bookmarks')).toMatchObject({
      new: 1,
      same: 0,
    })
    const imported = await other['userdata.import']({ format, text, mode: 'merge', prefer: 'mine' })
    expect(imported.saved).toBe(true)
    expect(documentOf(imported).bookmarks[0]).toMatchObject({
      ...store.read().document.bookmarks[0],
      folder: documentOf(imported).folders[0]?.id,
    })
    const emptied = await other['userdata.apply']({ changes: imported.undo })
    expect(documentOf(emptied).bookmarks).toEqual([])
  })

  it('reject an unreadable import with the reason', async () => {
    const { handlers } = await open()
    await expect(
      handlers['userdata.previewImport']({ format: 'json', text: '{' }),
    ).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining('not JSON') as string,
    })
  })

  describe('with an import that does not fit', () => {
    const rows = Array.from(
      { length: limits.bookmarks + 1 },
      (_, index) => `Knee,27301-27599,2026,surgery/c${index}`,
    )
    const csv = {
      format: 'csv',
      text: ['Name,Codes,Edition,Category', ...rows].join('\n'),
    } as const
    const reason = 'There would be 20,001 bookmarks; the limit is 20,000.'

    it('say so in the preview', async () => {
      const { handlers } = await open()
      const { noRoom } = await handlers['userdata.previewImport'](csv)
      expect(noRoom).toEqual({
        merge: ['There would be 20,002 bookmarks; the limit is 20,000.'],
        replace: [reason],
      })
    })

    it.each(['merge', 'replace'] as const)('apply all or nothing to %s', async (mode) => {
      const { store, handlers } = await open()
      const before = store.read().document
      await expect(
        handlers['userdata.import']({ ...csv, mode, prefer: 'theirs' }),
      ).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('It does not fit.') as string,
      })
      expect(store.read().document).toBe(before)
    })
  })

  it('restore a backup, which can be undone', async () => {
    const { store, handlers } = await open()
    await store.apply([addBookmark({ id: 'b', category: 'surgery/b' })])
    const [backup] = await handlers['userdata.backups'](null)
    const restored = await handlers['userdata.restoreBackup']({ id: backup?.id ?? '' })
    expect(documentOf(restored).bookmarks.map(({ id }) => id)).toEqual(['a'])
    const again = await handlers['userdata.apply']({ changes: restored.undo })
    expect(documentOf(again).bookmarks.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('dismiss a notice', async () => {
    const disk = new ModelDisk(new Map([['/data/user-data.json', new Uint8Array([1])]]))
    const store = await openOn(disk)
    const [notice] = store.read().notices
    await createUserDataHandlers(store)['userdata.dismissNotice']({ id: notice?.id ?? '' })
    expect(notice?.kind).toBe('started-empty')
    expect(store.read().notices).toEqual([])
  })
})
