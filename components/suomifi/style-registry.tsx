'use client'
import { useServerInsertedHTML } from 'next/navigation'
import { useContext, useState, type ReactNode } from 'react'
import { ServerStyleSheet, StyleSheetManager } from 'styled-components'
import { SuomifiThemeProvider } from 'suomifi-ui-components'
import { PageStylesContext } from './page-nonce.tsx'
import { theme } from './theme.ts'

/**
 * Around each Suomi.fi component. In the server's HTML all of a page share one style element with the nonce of the
 * Content Security Policy; in the browser styled-components takes the nonce from a meta element, once and before its
 * first style.
 */
export function StyleRegistry({ children }: { children: ReactNode }) {
  const page = useContext(PageStylesContext)
  // The first component of the page makes the sheet, and writes what all of them have put into it.
  const [own] = useState(() => {
    if (typeof document !== 'undefined' || !page || page.sheet) return undefined
    return page.sheet = new ServerStyleSheet({ nonce: page.nonce })
  })
  useServerInsertedHTML(() => {
    if (!own) return null
    const styles = own.getStyleElement()
    own.instance.clearTag()
    return <>{styles}</>
  })
  const themed = <SuomifiThemeProvider theme={theme}>{children}</SuomifiThemeProvider>
  if (typeof document !== 'undefined') {
    provideNonce()
    return themed
  }
  return page?.sheet ? <StyleSheetManager sheet={page.sheet.instance}>{themed}</StyleSheetManager> : themed
}

/**
 * A document keeps the nonce of its own response, whatever a later rendering brings: a server action renders the layout
 * again with that of its own. So the page has no such meta element from the server, and scripts read the document's nonce
 * from its first script element, where selectors may not.
 */
function provideNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (!nonce || document.head.querySelector('meta[name="sc-nonce"]')) return
  const meta = document.createElement('meta')
  meta.name = 'sc-nonce'
  meta.content = nonce
  document.head.append(meta)
}
