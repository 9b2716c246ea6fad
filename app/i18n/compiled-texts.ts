import compile from 'icu-minify/compile'

type Texts = { readonly [key: string]: string | Texts }

const compileAll = (texts: Texts): object =>
  Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileAll(value)]))

/**
 * The same tree with every text compiled, as use-intl's `format-only` takes it (next.config.js): what is formatted in
 * the browser needs no parser there (8 kB). Once for each language of a process. Its type stays, since only next-intl
 * reads it; written and read as JSON, since React sends no objects without a prototype to the browser.
 */
export const compiledTexts = <T extends Texts>(texts: T): T => JSON.parse(JSON.stringify(compileAll(texts))) as T
