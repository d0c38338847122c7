module.exports = require('../../packages/cli/houseRules')(__dirname);
