'use client'
import { createContext, useState, type ReactNode } from 'react'
import type { ServerStyleSheet } from 'styled-components'

/** One for each rendering of a page: its nonce, and the style sheet of its Suomi.fi components once there is one. */
export type PageStyles = { nonce: string; sheet?: ServerStyleSheet }

export const PageStylesContext = createContext<PageStyles | undefined>(undefined)

/** Around every page. The library itself comes only with pages that have one of its components. */
export function PageNonce({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [styles] = useState<PageStyles>(() => ({ nonce }))
  return <PageStylesContext value={styles}>{children}</PageStylesContext>
}
