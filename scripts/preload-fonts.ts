import type { Plugin } from 'vite'

/**
 * Has the built page ask for fonts beside its script: those whose files begin with one of `names`. Text
 * that is laid out before its font is there is laid out twice.
 */
export function preloadFonts(names: readonly string[]): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((path) => names.some((name) => path.startsWith(`assets/${name}`)))
          .sort()
          .map((path) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: true,
              href: `./${path}`,
            },
          })),
    },
  }
}
