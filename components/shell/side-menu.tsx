'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Link } from '../i18n/link.tsx'
import { usePathname } from '../i18n/navigation.ts'
import { MenuIcon } from '../ui/icons.tsx'
import { currentItem, type MenuGroup, type MenuItem } from './menu-items.ts'
import styles from './side-menu.module.css'

/** The menu of a role: only what the person may do in it. Shown or hidden by the person; on a phone hidden at first. */
export function SideMenu({ heading, home, groups }: { heading: string; home: MenuItem; groups: readonly MenuGroup[] }) {
  const t = useTranslations('shell')
  const id = useId()
  const here = currentItem(usePathname(), home, groups)
  const [open, setOpen] = useState<boolean>()
  const entry = ({ href, label }: MenuItem) => <li key={href}><Link href={href} aria-current={href === here ? 'page' : undefined}>{label}</Link></li>
  return (
    <nav className={styles.side} data-open={open} aria-label={t('menu')}>
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls="side-menu" onClick={() => {
        const menu = document.getElementById('side-menu')
        setOpen(menu !== null && getComputedStyle(menu).display === 'none')
      }}>
        <MenuIcon />{t('menu')}
      </button>
      <div id="side-menu" className={styles.body}>
        <p className={styles.heading}>{heading}</p>
        <ul>{entry(home)}</ul>
        {groups.map(({ heading: name, items }, index) => (
          <div key={name}>
            <p className={styles.group} id={`${id}${index}`}>{name}</p>
            <ul aria-labelledby={`${id}${index}`}>{items.map(entry)}</ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
