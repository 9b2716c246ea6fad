'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RouterLink, SideNavigation, SideNavigationItem } from 'suomifi-ui-components'
import { Link } from '../i18n/link.tsx'
import { usePathname } from '../i18n/navigation.ts'
import { MenuIcon } from '../ui/icons.tsx'
import styles from './side-menu.module.css'

/** @property also addresses elsewhere whose pages belong to the item */
export type MenuItem = { href: string; label: string; also?: readonly string[] }

/** The menu of a role: only what the person may do in it. Shown or hidden by the person; on a phone hidden at first. */
export function SideMenu({ heading, home, items }: { heading: string; home: MenuItem; items: MenuItem[] }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const [open, setOpen] = useState<boolean>()
  const isHere = ({ href, also = [] }: MenuItem) => pathname === href || (href !== home.href && [href, ...also].some((address) => pathname.startsWith(`${address}/`)))
  return (
    <aside className={styles.side} data-open={open} aria-label={heading}>
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls="side-menu" onClick={() => {
        const menu = document.getElementById('side-menu')
        setOpen(menu !== null && getComputedStyle(menu).display === 'none')
      }}>
        <MenuIcon />{t('menu')}
      </button>
      <div id="side-menu" className={styles.body}>
        <SideNavigation heading={heading} aria-label={t('menu')}>
          {[home, ...items].map((item) => (
            <SideNavigationItem key={item.href} subLevel={1} selected={isHere(item)}
              content={<RouterLink asComponent={Link} href={item.href} aria-current={isHere(item) ? 'page' : undefined}>{item.label}</RouterLink>} />
          ))}
        </SideNavigation>
      </div>
    </aside>
  )
}
