import { LightningElement, api } from 'lwc';

/** Regions of a flexipage in the rows and widths of its template. */
export default class Page extends LightningElement {
  static renderMode = 'light';

  @api page;
  @api recordId;
  @api objectApiName;

  get rows() {
    return this.page.layout.map((cells, index) => ({
      id: `row${index}`,
      cells: cells.map(({ region, width }) => ({
        id: region,
        className: `shell-cell shell-cell_${width}`,
        width,
        items: (this.page.regions[region] ?? []).map((item) => ({
          // A record page redraws from scratch for another record, as on the platform.
          id: `${this.page.name ?? ''} ${item.id} ${this.recordId ?? ''}`,
          item,
        })),
      })),
    }));
  }
}
