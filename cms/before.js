// The editor must not begin before it knows how our records are written: start.js begins it.
window.CMS_MANUAL_INIT = true;
