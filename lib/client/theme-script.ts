/** Read by the server when a page is built, so without React's client. */
export const THEME_KEY = 'theme';

/**
 * Runs before the first paint; its hash is in the Content-Security-Policy. Asking which databases there are wakes the
 * browser's storage while the scripts still load.
 */
export const THEME_SCRIPT = `try{indexedDB.databases().catch(()=>0)}catch(e){}try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
