import type { EditionFile } from '#core/editions/edition-file.ts'
import { type EditableSheet, editableSheet } from './import-edition.ts'

const skin = 'surgery/integumentary'

/** Returns the sheet of the edition of 2026 with twenty changes of the kinds that a new book brings, as a person types them. */
export function nextBook(edition: EditionFile): EditableSheet {
  const sheet = editableSheet(edition)
  // Renamed.
  sheet.set(`${skin}/skin/skin-tags`, 'Name', 'Skin Tag Removal')
  sheet.set(`${skin}/nails`, 'Name', 'Nail Procedures')
  sheet.set('medicine/biofeedback', 'Name', 'Biofeedback Training')
  sheet.set('medicine/acupuncture', 'Name', 'Acupuncture Services')
  // New ranges.
  sheet.set(`${skin}/skin/biopsy`, 'Code ranges', '11102-11109')
  sheet.set(`${skin}/pilonidal-cyst`, 'Code ranges', '11770–11775')
  sheet.set(`${skin}/breast/mastectomy`, 'Code ranges', '19300 to 19310')
  sheet.set('medicine/endocrinology', 'Code ranges', '95249-95255')
  // New headings.
  sheet.insertAfter(`${skin}/skin/biopsy`, {
    Level: 'Subheading',
    Name: 'Optical Biopsy',
    'Code ranges': '11110-11115',
  })
  sheet.insertAfter('medicine/medical-nutrition-therapy', {
    Level: 'Subsection',
    Name: 'Nutrition Coaching',
    'Code ranges': '97805-97807',
  })
  sheet.insertAfter('medicine/dialysis/esrd', {
    Level: 'Heading',
    Name: 'Home Dialysis Training',
    'Code ranges': '90975-90980',
  })
  // Moved, with the ranges that this asks for.
  const cooling = sheet.remove('medicine/mechanical-scalp-cooling')
  const before = sheet.rows.indexOf(sheet.rowOf('medicine/physical-medicine'))
  sheet.rows.splice(before + 1, 0, ['Heading', ...cooling.slice(1)])
  sheet.set('medicine/physical-medicine', 'Code ranges', '97007-97150, 97161-97546, 97597-97799')
  const mohs = sheet.remove(`${skin}/destruction/mohs`)
  const breast = sheet.rows.indexOf(sheet.rowOf(`${skin}/breast`))
  sheet.rows.splice(breast, 0, ['Heading', ...mohs.slice(1)])
  sheet.set(`${skin}/destruction`, 'Code ranges', '17000-17286; 17340-17999')
  // Split.
  sheet.set(`${skin}/repair/complex`, 'Code ranges', '13100-13133')
  sheet.insertAfter(`${skin}/repair/complex`, {
    Level: 'Subheading',
    Name: 'Complex Repair, Eyelids to Lips',
    'Code ranges': '13151-13160',
  })
  sheet.set(`${skin}/breast/excision`, 'Code ranges', '19081-19101')
  sheet.insertAfter(`${skin}/breast/excision`, {
    Level: 'Subheading',
    Name: 'Excision of Breast Lesions',
    'Code ranges': '19105-19126',
  })
  // Merged.
  sheet.remove(`${skin}/repair/intermediate`)
  sheet.set(`${skin}/repair/simple`, 'Name', 'Simple and Intermediate Repair')
  sheet.set(`${skin}/repair/simple`, 'Code ranges', '12001-12057')
  // Gone.
  sheet.remove('medicine/photodynamic-therapy')
  sheet.remove('medicine/noninvasive-vascular/visceral-penile-vascular')
  // Typed anew, without its id.
  sheet.set('medicine/self-management-training', 'Id', '')
  return sheet
}

/** The kinds of change that a comparison with the edition before shows for it. */
export const nextBookCounts = {
  added: 3,
  removed: 2,
  renamed: 4,
  ranges: 6,
  moved: 2,
  split: 2,
  merged: 1,
}
