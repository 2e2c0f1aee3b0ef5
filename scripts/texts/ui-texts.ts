import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { type SFCTemplateBlock, parse } from 'vue/compiler-sfc'
import { checkout } from '../checkout.ts'

/** One text that the user can read in the app or in the terminal, with `{…}` for what is filled in. */
export interface UiText {
  screen: string
  file: string
  line: number
  text: string
}

const roots = ['renderer', 'electron', 'core', 'backend', 'terminal', 'web']
const notForUsers = ['renderer/gallery/', 'core/text/words.ts']

const wordAttributes = new Set(['title', 'aria-label', 'placeholder', 'alt', 'label'])
const wordless = new Set(['class', 'style', 'key', 'id', 'd', 'viewBox', 'aria-labelledby'])

/** Returns every text of the product, in the order of screens and files. */
export function readUiTexts(): UiText[] {
  return roots
    .flatMap((root) => globSync(`${root}/**/*.{ts,vue}`, { cwd: checkout }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !notForUsers.some((start) => file.startsWith(start)))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(checkout, file), 'utf8')
      const texts = file.endsWith('.vue') ? textsOfComponent(source) : textsOfFile(file, source)
      return texts.map((found) => ({ screen: screenOf(file), file, ...found }))
    })
}

/** Returns the feature's folder for a part of a screen (`settings`), and otherwise the first two folders (`core/actions`). */
function screenOf(file: string): string {
  const [, feature] = /^renderer\/features\/([^/]+)/.exec(file) ?? []
  return feature ?? file.split('/').slice(0, -1).slice(0, 2).join('/')
}

type FoundText = Pick<UiText, 'line' | 'text'>

/** Every string of a feature's `texts.ts` is a text, even a single word such as `to`. */
const textsOfFile = (file: string, source: string) =>
  textsOfCode(source, 1, file.endsWith('/texts.ts') ? () => true : isText)

function textsOfComponent(source: string): FoundText[] {
  const { descriptor } = parse(source, { templateParseOptions: { comments: false } })
  const { template, scriptSetup, script } = descriptor
  const inScript = [script, scriptSetup].flatMap((block) =>
    block === null ? [] : textsOfCode(block.content, block.loc.start.line),
  )
  return [...(template?.ast?.children ?? []).flatMap(textsOfNode), ...inScript]
}

type TemplateNode = NonNullable<SFCTemplateBlock['ast']>['children'][number]
type ElementNode = Extract<TemplateNode, { tag: string }>

/** Returns the static words of a text node, the expression of an interpolation, or `undefined` for an element. */
function contentOf(node: TemplateNode): string | { loc: ElementNode['loc'] } | undefined {
  if (!('content' in node)) return undefined
  const { content } = node
  return typeof content === 'object' && !('loc' in content) ? undefined : content
}

function textsOfNode(node: TemplateNode): FoundText[] {
  const content = contentOf(node)
  if (typeof content === 'object') {
    return textsOfCode(content.loc.source, node.loc.start.line, () => true)
  }
  if (content !== undefined) {
    const text = content.replaceAll(/\s+/g, ' ').trim()
    return /\p{L}{2}/u.test(text) ? [{ line: node.loc.start.line, text }] : []
  }
  return 'tag' in node ? [...textsOfAttributes(node), ...node.children.flatMap(textsOfNode)] : []
}

function textsOfAttributes(element: ElementNode): FoundText[] {
  return element.props.flatMap((prop) => {
    const line = prop.loc.start.line
    if ('value' in prop) {
      const text = prop.value?.content ?? ''
      const counts = wordAttributes.has(prop.name) || (!wordless.has(prop.name) && isText(text))
      return counts && /\p{L}/u.test(text) ? [{ line, text }] : []
    }
    if (!('exp' in prop)) return []
    const name = prop.arg?.loc.source ?? ''
    if (prop.name !== 'bind' || wordless.has(name) || prop.exp === undefined) return []
    return textsOfCode(prop.exp.loc.source, line, wordAttributes.has(name) ? () => true : isText)
  })
}

/** Whether a string reads like words for the user: a sentence, a phrase or a capitalized word. */
function isText(text: string): boolean {
  if (/^[.#[:<@]|--| > |^\w+=|^text\/|;$/.test(text)) return false
  return /\p{L}\S* \S*\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+\.?$/u.test(text)
}

function textsOfCode(code: string, firstLine: number, counts = isText): FoundText[] {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true)
  const found: FoundText[] = []
  const visit = (node: ts.Node) => {
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? templateText(node)
        : undefined
    if (text !== undefined && /\p{L}/u.test(text) && counts(text) && !isName(node)) {
      const line = firstLine + file.getLineAndCharacterOfPosition(node.getStart()).line
      found.push({ line, text })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const templateText = ({ head, templateSpans }: ts.TemplateExpression) =>
  head.text +
  templateSpans
    .map(({ expression, literal }) => `{${expression.getText()}}${literal.text}`)
    .join('')

/** Whether a string names something for the program: a module, a type, a property, a key that is compared. */
function isName(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken
    return (
      kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
    )
  }
  return (
    ts.isImportDeclaration(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent)
  )
}
