document.forms['op.logoutForm']?.submit()
