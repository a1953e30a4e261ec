"""« Rechercher du foncier » (Article 9)."""
