'use client'
import { useServerInsertedHTML } from 'next/navigation'
import { useContext, useState, type ReactNode } from 'react'
import { ServerStyleSheet, StyleSheetManager } from 'styled-components'
import { SuomifiThemeProvider } from 'suomifi-ui-components'
import { documentNonce } from './document-nonce.ts'
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

/** A document that Next made for an error has no meta element of ours. */
function provideNonce(): void {
  const nonce = documentNonce()
  if (nonce === undefined || document.head.querySelector('meta[name="sc-nonce"]')) return
  const meta = document.createElement('meta')
  meta.name = 'sc-nonce'
  meta.content = nonce
  document.head.append(meta)
}
