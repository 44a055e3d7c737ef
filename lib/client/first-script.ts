/** The script inline in every page, and the names it shares with the app. Read by the server when a page is built. */
export const THEME_KEY = 'theme';
export const DATABASE = 'drydock';

/**
 * Runs before the first paint; its hash is in the Content-Security-Policy. Opening the database while the scripts still
 * load takes the browser's own opening (0.4 s at a million events) off the first card. One that is not there yet is not
 * made here.
 */
const OPEN = `try{var o=indexedDB.open('${DATABASE}');o.onupgradeneeded=function(){o.transaction.abort()};o.onerror=function(e){e.preventDefault()};o.onsuccess=function(){o.result.close()}}catch(e){}`;
const THEME = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
/** A simulator shown inside another page of this site has nothing around it that leads away (app/globals.css). */
const FRAMED = `if(self!==top)document.documentElement.dataset.framed='';`;
export const FIRST_SCRIPT = FRAMED + OPEN + THEME;
