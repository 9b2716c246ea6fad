import type { PartialSuomifiTheme } from 'suomifi-ui-components'

/** The library's colours are our tokens (components/styles/base.css), so that light and dark are decided in one place. */
export const theme: PartialSuomifiTheme = {
  colors: {
    whiteBase: 'var(--surface)',
    blackBase: 'var(--ink)',
    blackLight1: 'var(--muted)',
    brandBase: 'var(--brand)',
    depthDark1: 'var(--muted)',
    depthDark2: 'var(--line-strong)',
    depthDark3: 'var(--line-strong)',
    depthBase: 'var(--line-strong)',
    depthLight1: 'var(--line)',
    depthLight2: 'var(--disabled)',
    depthLight3: 'var(--ground)',
    depthSecondary: 'var(--brand-soft)',
    depthSecondaryDark1: 'var(--brand-soft)',
    highlightBase: 'var(--action)',
    highlightDark1: 'var(--brand)',
    highlightLight1: 'var(--action)',
    highlightLight2: 'var(--brand-soft)',
    highlightLight3: 'var(--brand-soft)',
    highlightLight4: 'var(--brand-soft)',
    accentBase: 'var(--focus)',
    alertBase: 'var(--bad)',
    alertLight1: 'var(--bad-soft)',
    successBase: 'var(--good)',
    warningBase: 'var(--warn)',
    warningLight1: 'var(--warn-soft)',
    infoBase: 'var(--action)',
    infoLight1: 'var(--brand-soft)',
  },
}
