import type { ReactNode } from 'react'

/** Drawn here, so that pages which are only read carry no component library for them. Always beside words. */
function Icon({ children, size = 20 }: { children: ReactNode; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

type Size = { size?: number }
export const MenuIcon = (p: Size) => <Icon {...p}><path d="M4 7h16M4 12h16M4 17h16" /></Icon>
export const CheckIcon = (p: Size) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="m8 12.5 2.7 2.7L16 9.5" /></Icon>
export const CrossIcon = (p: Size) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="m9 9 6 6m0-6-6 6" /></Icon>
export const WarningIcon = (p: Size) => <Icon {...p}><path d="M12 4 2.8 20h18.4L12 4Z" /><path d="M12 10v4.5M12 17.3v.1" /></Icon>
export const InfoIcon = (p: Size) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="M12 11v5M12 7.8v.1" /></Icon>
export const ClockIcon = (p: Size) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" /></Icon>
export const UploadIcon = (p: Size) => <Icon {...p}><path d="M12 16V4m0 0L7 9m5-5 5 5" /><path d="M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3" /></Icon>
export const DownloadIcon = (p: Size) => <Icon {...p}><path d="M12 4v12m0 0 5-5m-5 5-5-5" /><path d="M4 20h16" /></Icon>
export const FileIcon = (p: Size) => <Icon {...p}><path d="M6 3h8l5 5v13H6V3Z" /><path d="M14 3v5h5" /></Icon>
export const ArrowIcon = (p: Size) => <Icon {...p}><path d="M5 12h14m0 0-5-5m5 5-5 5" /></Icon>
export const BackIcon = (p: Size) => <Icon {...p}><path d="M19 12H5m0 0 5-5m-5 5 5 5" /></Icon>
export const PersonIcon = (p: Size) => <Icon {...p}><circle cx="12" cy="8" r="4" /><path d="M4 21c.7-4.3 3.9-6.5 8-6.5s7.3 2.2 8 6.5" /></Icon>
export const BuildingIcon = (p: Size) => <Icon {...p}><path d="M5 21V4h9v17M14 9h5v12M3 21h18" /><path d="M8.5 8h2M8.5 12h2M8.5 16h2" /></Icon>
export const ScaleIcon = (p: Size) => <Icon {...p}><path d="M4 21V10l8-6 8 6v11" /><path d="M9 21v-7h6v7" /></Icon>
export const ShieldIcon = (p: Size) => <Icon {...p}><path d="M12 3 5 6v5c0 4.7 2.9 8.2 7 10 4.1-1.8 7-5.3 7-10V6l-7-3Z" /><path d="m9 11.8 2.2 2.2L15 10" /></Icon>
export const KeyIcon = (p: Size) => <Icon {...p}><circle cx="8" cy="15.5" r="4.5" /><path d="m11.3 12.2 8.2-8.2m-3 3 2.5 2.5m-5.5.5 1.7 1.7" /></Icon>
export const MailIcon = (p: Size) => <Icon {...p}><path d="M3 6h18v12H3V6Z" /><path d="m3.5 6.5 8.5 7 8.5-7" /></Icon>
export const PhoneIcon = (p: Size) => <Icon {...p}><path d="M8 3h8v18H8V3Z" /><path d="M11 18h2" /></Icon>
