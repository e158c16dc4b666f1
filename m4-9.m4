substr((
),