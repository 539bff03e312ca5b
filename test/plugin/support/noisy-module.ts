console.log("loaded for someone@example.com");
