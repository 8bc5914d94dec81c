// The button's picture: a cell with a spark in it, in the colours of the theme.
import { LabIcon } from '@jupyterlab/ui-components';

export const infillIcon = new LabIcon({
  name: 'jupyt5:infill',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">
  <path class="jp-icon3" fill="#616161" d="M2 2.5h8v1.2H3.2v8.6h9.6V8.5H14v5H2z"/>
  <path class="jp-icon3" fill="#616161" d="M12.2.8 13 3l2.2.8L13 4.6l-.8 2.2-.8-2.2-2.2-.8 2.2-.8z"/>
  <path class="jp-icon3" fill="#616161" d="M5 6h4v1.2H5zM5 8.8h6V10H5z"/>
</svg>`
});
