'use client'
import { createContext, useState, type ReactNode } from 'react'
import type { ServerStyleSheet } from 'styled-components'
import { documentNonce } from './document-nonce.ts'

/** One for each rendering of a page: its nonce, and the style sheet of its Suomi.fi components once there is one. */
export type PageStyles = { nonce: string; sheet?: ServerStyleSheet }

export const PageStylesContext = createContext<PageStyles | undefined>(undefined)

/**
 * Where styled-components looks for its nonce, as soon as it is loaded. A server action (choosing a role) renders the
 * layout again with the nonce of its own response: what stands here stays the document's.
 */
export function NonceMeta({ nonce }: { nonce: string }) {
  const [own] = useState(() => (typeof document === 'undefined' ? undefined : documentNonce()) ?? nonce)
  return <meta name="sc-nonce" content={own} />
}

/** Around every page. The library itself comes only with pages that have one of its components. */
export function PageNonce({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [styles] = useState<PageStyles>(() => ({ nonce }))
  return <PageStylesContext value={styles}>{children}</PageStylesContext>
}
