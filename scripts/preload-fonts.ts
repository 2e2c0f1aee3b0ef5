import type { Plugin } from 'vite'

/**
 * Makes the built page preload fonts: the files whose names start with one of `names`. Text that is laid out
 * before its font arrives is laid out twice.
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
