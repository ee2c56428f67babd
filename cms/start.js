// Begins the editor once it knows how our records are written.
import { read, write } from './record-format.js';

window.CMS.registerCustomFormat('record', 'yml', { fromFile: read, toFile: write });
window.CMS.init();
