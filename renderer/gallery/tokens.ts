/** A token of `styles/tokens.css` and what it stands for in the theme on screen. */
export interface Token {
  readonly name: string
  readonly kind: 'color' | 'type' | 'length' | 'other'
}

function kindOf(name: string, value: string): Token['kind'] {
  if (name.startsWith('--text-')) return 'type'
  if (/^(#|rgb)/.test(value)) return 'color'
  return /^[\d.]+(rem|px)$/.test(value) ? 'length' : 'other'
}

/** Returns all tokens that the page's own style sheets declare on `:root`, in their order. */
export function declaredTokens(): Token[] {
  const tokens = new Map<string, Token>()
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue
      for (const name of rule.style) {
        const value = rule.style.getPropertyValue(name).trim()
        // The minifier has some of its own.
        if (name.startsWith('--') && !name.startsWith('--lightningcss'))
          tokens.set(name, { name, kind: kindOf(name, value) })
      }
    }
  }
  return [...tokens.values()]
}
