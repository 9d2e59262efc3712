/** The table of customers and what surrounds it. */
export const customerTable = {
  'customers.title': 'Customers',
  'customers.place.table': 'All customers',
  'customers.place.segments': 'Segments',
  'customers.table': 'Customers',
  'customers.error-title': 'The customers could not be loaded',
  'customers.empty-title': 'No customers yet',
  'customers.empty-body': 'Whoever writes to your shop appears here by themselves.',
  'customers.column.name': 'Name',
  'customers.column.phone': 'Phone',
}
