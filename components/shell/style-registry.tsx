'use client'
import { useServerInsertedHTML } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { ServerStyleSheet, StyleSheetManager } from 'styled-components'

/**
 * Styles of the Suomi.fi components: in the server's HTML each style element has the nonce of the Content Security
 * Policy; in the browser styled-components takes it from a meta element, once and before its first style.
 */
export function StyleRegistry({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [sheet] = useState(() => new ServerStyleSheet({ nonce }))
  useServerInsertedHTML(() => {
    const styles = sheet.getStyleElement()
    sheet.instance.clearTag()
    return <>{styles}</>
  })
  if (typeof document !== 'undefined') {
    provideNonce()
    return <>{children}</>
  }
  return <StyleSheetManager sheet={sheet.instance}>{children}</StyleSheetManager>
}

/**
 * A document that Next made for an error has no meta element of ours. It has the nonce of its own response, whatever a
 * later rendering brings; scripts may read it from a script element, where selectors may not.
 */
function provideNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (!nonce || document.head.querySelector('meta[name="sc-nonce"]')) return
  const meta = document.createElement('meta')
  meta.name = 'sc-nonce'
  meta.content = nonce
  document.head.append(meta)
}
